// @ts-check
/** Chooses the time zone of this device in the form inside, unless the form comes back with errors. */
class TimeZone extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector("[name='time_zone']");
    if (!(select instanceof HTMLSelectElement) || this.querySelector(".errorlist")) return;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if ([...select.options].some((option) => option.value === zone)) select.value = zone;
  }
}

customElements.define("dd-time-zone", TimeZone);
