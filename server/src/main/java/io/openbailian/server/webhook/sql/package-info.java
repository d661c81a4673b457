/// The outbox in the database.
@NullMarked
package io.openbailian.server.webhook.sql;

import org.jspecify.annotations.NullMarked;
