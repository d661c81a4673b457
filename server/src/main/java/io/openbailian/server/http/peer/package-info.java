/// The other ends of connections, as far as they are slow.
@NullMarked
package io.openbailian.server.http.peer;

import org.jspecify.annotations.NullMarked;
