/// The service's own dialect: every call of a model, the models themselves, uploads, tokens and
/// temporary keys. Nothing here knows the other dialect.
@NullMarked
package io.openbailian.server.http.dashscope;

import org.jspecify.annotations.NullMarked;
