/// The dialect of OpenAI's clients, over the same models. Nothing here knows the service's own
/// dialect.
@NullMarked
package io.openbailian.server.http.openai;

import org.jspecify.annotations.NullMarked;
