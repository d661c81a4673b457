/// What people and programs are told of a model: limits, defaults, prices. Never a check.
@NullMarked
package io.openbailian.catalog.facts;

import org.jspecify.annotations.NullMarked;
