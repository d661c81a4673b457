package io.openbailian.server.http;

import io.openbailian.server.http.exchange.PublicBase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Sends requests to the region that they are for, by the name they came under or the beginning of
/// their path; what is for no other goes on here. A region behind it sees its requests as if they
/// had come to a port of its own.
public final class RegionGate extends Handler.Wrapper {
  private final List<Door> doors = new CopyOnWriteArrayList<>();

  /// Where another region is asked.
  ///
  /// @param hosts in lower case
  /// @param path that its paths begin with
  public record Door(Set<String> hosts, Optional<String> path, HttpServer server) {
    public Door {
      hosts = Set.copyOf(hosts);
    }
  }

  void add(Door door) {
    doors.add(door);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    for (Door door : doors) {
      if (door.hosts().contains(host(request))) {
        return door.server().handler().handle(request, response, callback);
      }
      if (door.path().isPresent() && isBelow(request, door.path().get())) {
        String prefix = door.path().get();
        request.setAttribute(PublicBase.PREFIX, prefix);
        return door.server().handler().handle(without(prefix, request), response, callback);
      }
    }
    return super.handle(request, response, callback);
  }

  private static String host(Request request) {
    String host = Request.getServerName(request);
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }

  /// What climbs out of it by dots is not below it.
  private static boolean isBelow(Request request, String prefix) {
    HttpURI uri = request.getHttpURI();
    return isBelow(uri.getPath(), prefix) && isBelow(uri.getCanonicalPath(), prefix);
  }

  private static boolean isBelow(@Nullable String path, String prefix) {
    return path != null && path.startsWith(prefix + "/");
  }

  private static Request without(String prefix, Request request) {
    HttpURI uri = request.getHttpURI();
    return Request.serveAs(
        request, HttpURI.build(uri).path(uri.getPath().substring(prefix.length())));
  }
}
