/// What nodes take from limits that they share, in PostgreSQL.
@NullMarked
package io.openbailian.server.rates.sql;

import org.jspecify.annotations.NullMarked;
