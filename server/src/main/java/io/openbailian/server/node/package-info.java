/// One of several nodes: that it is there, what it tells the others, and what it hears of them.
@NullMarked
package io.openbailian.server.node;

import org.jspecify.annotations.NullMarked;
