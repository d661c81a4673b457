/// The wire as a client sees it: requests that are written, answers that are read and never
/// trusted. Nothing here knows what a server writes with.
@NullMarked
package io.openbailian.protocol.client;

import org.jspecify.annotations.NullMarked;
