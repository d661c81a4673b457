/// The HTTP side: routes, keys, bodies, answers.
@NullMarked
package io.openbailian.server.http;

import org.jspecify.annotations.NullMarked;
