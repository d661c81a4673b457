/// Fetches what requests point at, without being led to where only this machine can go. The only
/// part of the server that speaks HTTP as a client.
@NullMarked
package io.openbailian.server.fetch;

import org.jspecify.annotations.NullMarked;
