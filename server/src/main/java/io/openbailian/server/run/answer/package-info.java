/// Answers that are told while an engine works: text, speech and numbers. Nothing here is stored;
/// what becomes a file is delivered by `run` itself.
@NullMarked
package io.openbailian.server.run.answer;

import org.jspecify.annotations.NullMarked;
