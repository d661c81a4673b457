package io.openbailian.catalog.check;

import static io.openbailian.protocol.ErrorCode.INVALID_PARAMETER;

import io.openbailian.catalog.check.Verdict.Fit;
import io.openbailian.catalog.check.Verdict.Unfit;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.Place;
import io.openbailian.protocol.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Judges an object by the members that are wanted of it, and keeps these alone.
record GroupCheck(FieldType.Group type, Place place) {

  Verdict judge(JsonNode object) {
    ObjectNode kept = Json.object();
    for (String name : type.texts()) {
      Place member = place.member(name);
      JsonNode text = object.get(name);
      if (text == null || text.isNull()) {
        return unfit(member, Sentences.missing(member), "");
      }
      if (!text.isString()) {
        return unfit(member, Sentences.type(name), Sent.of(text));
      }
      kept.set(name, text);
    }
    return new Fit(kept);
  }

  private static Verdict unfit(Place member, String sentence, String sent) {
    return new Unfit(new Violation(INVALID_PARAMETER, member.toString(), sentence, sent));
  }
}
