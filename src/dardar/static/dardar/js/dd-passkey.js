// <dd-passkey>: shows itself where the browser knows passkeys; says so when one was not used.
class Passkey extends HTMLElement {
  connectedCallback() {
    this.hidden = !window.PublicKeyCredential;
    document.addEventListener("allauth.error", (event) => {
      event.preventDefault();
      this.querySelector("[data-failed]").hidden = false;
    });
  }
}

customElements.define("dd-passkey", Passkey);
