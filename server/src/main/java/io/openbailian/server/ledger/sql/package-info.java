/// The ledger in SQLite.
@NullMarked
package io.openbailian.server.ledger.sql;

import org.jspecify.annotations.NullMarked;
