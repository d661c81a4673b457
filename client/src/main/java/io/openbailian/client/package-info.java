/// A blocking client of the Bailian (DashScope) API, for the vendor's service and for one's own.
@NullMarked
package io.openbailian.client;

import org.jspecify.annotations.NullMarked;
