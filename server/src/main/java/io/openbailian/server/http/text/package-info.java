/// Answers of text, vectors and rankings, the same in every dialect: how one is begun, handed on
/// and ended. How it is written belongs to the dialects.
@NullMarked
package io.openbailian.server.http.text;

import org.jspecify.annotations.NullMarked;
