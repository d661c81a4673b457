@NullMarked
package io.openbailian.conformance.sdk;

import org.jspecify.annotations.NullMarked;
