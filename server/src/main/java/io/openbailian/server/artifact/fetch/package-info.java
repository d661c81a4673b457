/// Fetches what requests point at, without being led to where only this machine can go.
@NullMarked
package io.openbailian.server.artifact.fetch;

import org.jspecify.annotations.NullMarked;
