/// What calls cost, who pays, and what has been paid: prices, reservations, balances and budgets.
@NullMarked
package io.openbailian.server.ledger;

import org.jspecify.annotations.NullMarked;
