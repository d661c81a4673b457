/// Which engine serves a model here: configuration, never catalogue.
@NullMarked
package io.openbailian.server.routing;

import org.jspecify.annotations.NullMarked;
