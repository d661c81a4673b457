/// Messages about the ends of tasks, to whoever wanted to be told: written with the end, sent until
/// they have arrived, signed as Standard Webhooks are.
@NullMarked
package io.openbailian.server.webhook;

import org.jspecify.annotations.NullMarked;
