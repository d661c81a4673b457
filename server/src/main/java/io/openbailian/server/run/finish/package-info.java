/// What an engine made becomes what was promised: of exactly the size, marked, labelled, encoded
/// and stored. Nothing here knows a call or a task beyond the name of its file.
@NullMarked
package io.openbailian.server.run.finish;

import org.jspecify.annotations.NullMarked;
