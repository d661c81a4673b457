@NullMarked
package io.openbailian.httpclient;

import org.jspecify.annotations.NullMarked;
