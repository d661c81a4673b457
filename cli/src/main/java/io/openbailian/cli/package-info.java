/// The command line: a client of the client, and the launcher of the server. Here lives only the
/// program's start; `verbs` know `local`, that knows `request`, that knows `output`, and none the
/// other way round.
@NullMarked
package io.openbailian.cli;

import org.jspecify.annotations.NullMarked;
