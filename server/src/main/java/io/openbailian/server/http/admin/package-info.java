/// What operators ask: whether the server lives, its numbers, its keys. Nothing here is part of the
/// service's API.
@NullMarked
package io.openbailian.server.http.admin;

import org.jspecify.annotations.NullMarked;
