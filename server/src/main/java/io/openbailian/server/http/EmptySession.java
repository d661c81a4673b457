package io.openbailian.server.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/// The session of a request that becomes a WebSocket: nothing is in it and nobody keeps it. Javalin
/// asks for one then, and Jetty's own would leave a cookie.
///
/// @param context of the server
record EmptySession(ServletContext context) implements HttpSession {

  /// Gives requests this session instead of one that is kept.
  static final class Giving implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(
          request instanceof HttpServletRequest http ? new With(http) : request, response);
    }
  }

  private static final class With extends HttpServletRequestWrapper {
    With(HttpServletRequest request) {
      super(request);
    }

    @Override
    public HttpSession getSession() {
      return new EmptySession(getServletContext());
    }

    @Override
    public HttpSession getSession(boolean create) {
      return getSession();
    }
  }

  @Override
  public long getCreationTime() {
    return 0;
  }

  @Override
  public String getId() {
    return "";
  }

  @Override
  public long getLastAccessedTime() {
    return 0;
  }

  @Override
  public ServletContext getServletContext() {
    return context;
  }

  @Override
  public void setMaxInactiveInterval(int seconds) {}

  @Override
  public int getMaxInactiveInterval() {
    return 0;
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return null;
  }

  @Override
  public Enumeration<String> getAttributeNames() {
    return Collections.emptyEnumeration();
  }

  @Override
  public void setAttribute(String name, Object value) {}

  @Override
  public void removeAttribute(String name) {}

  @Override
  public void invalidate() {}

  @Override
  public boolean isNew() {
    return true;
  }
}
