/// The verbs that a person types: their options, their help, and what each does in which order.
///
/// All others are used from here and none of them knows a verb. What a request is made of lives in
/// `request`, how an answer is shown and kept in `output`.
@NullMarked
package io.openbailian.cli.verbs;

import org.jspecify.annotations.NullMarked;
