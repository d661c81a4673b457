/// The listener: how bytes of a port become requests and what happens to those that fail. What a
/// path answers is never decided here, but in the packages below, each of which is a door of its
/// own.
@NullMarked
package io.openbailian.server.http;

import org.jspecify.annotations.NullMarked;
