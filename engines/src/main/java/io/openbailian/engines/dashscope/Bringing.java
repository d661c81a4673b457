package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineFailure;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.Form;
import io.openbailian.outbound.Outgoing;
import io.openbailian.protocol.client.UploadTicket;
import java.net.URI;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/// Brings files that only we can reach to the service, by its own upload: it lends a place for two
/// days, which requests of the same account name.
record Bringing(ServiceAccount account) {

  /// Uploads a file.
  ///
  /// @param name with an ending that tells what it is
  /// @param model that will read it, as the service calls it
  /// @return the address by which a request names it
  String bring(String name, Outgoing.Body content, String model)
      throws EngineFailure, InterruptedException {
    UploadTicket ticket = ticket(model);
    if (content.length() > ticket.maxBytes()) {
      throw new EngineFailure.Broken(
          "an input is larger than the service takes by upload, %d bytes"
              .formatted(ticket.maxBytes()));
    }
    Form form = new Form();
    ticket.fields(name, content.type()).forEach(form::field);
    form.file(UploadTicket.FILE, name, content);
    URI host = account.results().allowed(ticket.host().toString());
    try (Answer answer = account.client().deliver(host, form.body())) {
      if (!answer.isSuccess()) {
        throw new EngineFailure.Broken(
            "the service did not take an input by upload: %d".formatted(answer.status()));
      }
    }
    return ticket.address(name);
  }

  private UploadTicket ticket(String model) throws EngineFailure, InterruptedException {
    StringJoiner query = new StringJoiner("&", "?", "");
    for (Map.Entry<String, String> part : UploadTicket.query(model).entrySet()) {
      query.add(part.getKey() + "=" + Outgoing.escaped(part.getValue()));
    }
    JsonNode tree = account.ask(Outgoing.get(UploadTicket.PATH + query));
    try {
      return UploadTicket.parse(tree)
          .orElseThrow(() -> new EngineFailure.Broken("the service lends no place for an upload"));
    } catch (IllegalArgumentException e) {
      throw new EngineFailure.Broken("the service lends a place that is none", e);
    }
  }
}
