/// What the catalogue says of operations, families, models and their fields: values without
/// behaviour of a request. Never a file, and never a judgement of what somebody sent.
@NullMarked
package io.openbailian.catalog.model;

import org.jspecify.annotations.NullMarked;
