/// WebSockets: tasks whose client listens while they speak, or speaks while they listen.
@NullMarked
package io.openbailian.server.socket;

import org.jspecify.annotations.NullMarked;
