/// The command line: a client of the client, and the launcher of the server.
@NullMarked
package io.openbailian.cli;

import org.jspecify.annotations.NullMarked;
