/// Files that clients upload before a request that names them: permitted by a signed ticket, kept
/// for two days.
@NullMarked
package io.openbailian.server.upload;

import org.jspecify.annotations.NullMarked;
