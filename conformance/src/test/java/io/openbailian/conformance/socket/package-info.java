/// WebSockets, frame by frame.
@NullMarked
package io.openbailian.conformance.socket;

import org.jspecify.annotations.NullMarked;
