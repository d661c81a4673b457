/// Brings messages from the outbox to their addresses, and does what administrators ask of them.
@NullMarked
package io.openbailian.server.webhook.delivery;

import org.jspecify.annotations.NullMarked;
