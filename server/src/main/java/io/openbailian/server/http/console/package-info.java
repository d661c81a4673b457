/// The web console: its files, the page for browsers without scripts, and how somebody signs in.
/// What the page shows and does goes through the same paths as everybody else's requests.
@NullMarked
package io.openbailian.server.http.console;

import org.jspecify.annotations.NullMarked;
