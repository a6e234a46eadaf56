"""Plans of meetings: everybody gains, fair first, then as much as possible in total, and proven.

The model
    Variables: x[e, t] is 1 where the pair e = {i, j} meets in round t. A pair is allowed unless one
    refused the other, both are of one company and one of them does not want that, they have no
    language or no round in common, met at an earlier edition, or the host forbade it.
    Constraints: a pair meets once at most; a guest has one meeting a round at most, in rounds in
    which they are there, and no more than they want; meetings of a round are no more than its
    tables, those that need a table without steps no more than such tables; pinned meetings stand.
    Benefit: u[i] = Σ b[i, j] · x, and v[i] = u[i] / (the best that i could reach alone).

The objective, in order
    1. As few guests as possible without any meeting.
    2. Everybody has v[i] ≥ ρ · z*, where z* is the best possible v of the worst-off.
    3. The greatest total Σ u[i].
    4. Few gaps: rounds without a meeting between a guest's first and last one.
    When a plan is repaired, the fewest changes rank above the total.

The method
    *Who* meets is decided first, without rounds: a degree-bounded subgraph of greatest weight, by a
    linear program that is a flow in all but odd cycles (``who``), or by one with a floor for each
    guest, whose fractions an integer program over the few undecided pairs resolves (``fair``).
    *When* is a list edge-colouring (``when``), with Kempe's chains (*On the Geographical Problem of
    the Four Colours*, 1879) and re-insertion. Further chains close gaps (``gaps``).

The proof
    Prices of rounds and of floors bound what any plan can reach (weak duality), whichever way they
    were found; the bounds are computed here from the prices and never believed from a solver.
"""
