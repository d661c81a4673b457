/// What the OpenAI dialect says of media, as requests of the API: the same invocations, tasks and
/// files under other names.
@NullMarked
package io.openbailian.server.openai;

import org.jspecify.annotations.NullMarked;
