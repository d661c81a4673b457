/// What the verbs say of themselves and of command lines that are wrong: picocli's help in two
/// languages, at the terminal's width.
///
/// Nothing here knows a verb.
@NullMarked
package io.openbailian.cli.verbs.help;

import org.jspecify.annotations.NullMarked;
