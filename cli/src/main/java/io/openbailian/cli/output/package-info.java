/// What a person is shown and what is kept on their disk: answers, progress, refusals and exit
/// codes, pictures with their metadata, films, subtitles.
///
/// Nothing here knows which verb asks, or what was sent.
@NullMarked
package io.openbailian.cli.output;

import org.jspecify.annotations.NullMarked;
