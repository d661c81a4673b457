/// Jetty's client as this program uses it, whatever for: started late, and doing nothing by itself.
/// Never who is asked, or what an answer means.
@NullMarked
package io.openbailian.httpclient;

import org.jspecify.annotations.NullMarked;
