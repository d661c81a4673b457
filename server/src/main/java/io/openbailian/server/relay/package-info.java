/// Requests that are passed on to an engine as they came: for models that the catalogue does not
/// describe, and at paths that this server does not serve itself.
@NullMarked
package io.openbailian.server.relay;

import org.jspecify.annotations.NullMarked;
