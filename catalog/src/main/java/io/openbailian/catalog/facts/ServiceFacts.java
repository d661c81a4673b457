package io.openbailian.catalog.facts;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Price;
import io.openbailian.protocol.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The facts of models as the service's own lists tell them. Source: the vendor's pages "list
/// models" and "list quotas" of 2026.
public record ServiceFacts(Catalog catalog) {
  private static final String TEXT = "Text";
  private static final String IMAGE = "Image";
  private static final String MILLION = "每百万tokens";
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  /// What the model can do, in the service's abbreviations, for example `TG` for text generation.
  public List<String> capabilities(Model model) {
    Set<String> capabilities = new LinkedHashSet<>();
    for (Operation operation : served(model)) {
      capabilities.add(
          switch (operation.result()) {
            case RESULTS, CHOICES, IMAGE_URL -> "IG";
            case VIDEO_URL -> "VG";
            case TEXT -> "TG";
            case TRANSCRIPTION -> "ASR";
            case SOCKET -> operation.places(Meaning.TEXT).isEmpty() ? "Realtime-ASR" : "TTS";
            case EMBEDDINGS, RANKING -> "TR";
            case PASSED -> throw noModel();
          });
    }
    return List.copyOf(capabilities);
  }

  private static IllegalStateException noModel() {
    return new IllegalStateException("no model of the catalogue serves what is passed on");
  }

  /// What it has beside that, for example `function-calling`.
  public List<String> features(Model model) {
    List<String> features = new ArrayList<>();
    if (model.field(Meaning.TOOLS).isPresent()) {
      features.add("function-calling");
    }
    if (model.field(Meaning.RESPONSE_FORMAT).isPresent()) {
      features.add("structured-outputs");
    }
    return features;
  }

  private List<Operation> served(Model model) {
    return catalog.operations().stream()
        .filter(operation -> model.serves().containsKey(operation.name()))
        .toList();
  }

  /// Adds the members of the service's list.
  public ObjectNode addTo(ObjectNode facts, Model model) {
    facts.put("name", model.title().zh());
    facts.put("description", model.about().zh());
    facts.put("provider", model.family());
    facts.put("inference_provider", "openbailian");
    capabilities(model).forEach(facts.putArray("capabilities")::add);
    features(model).forEach(facts.putArray("features")::add);
    facts.set("inference_metadata", modalities(model));
    facts.set("model_info", lengths(model));
    model.price().ifPresent(price -> facts.set("prices", prices(price)));
    return facts;
  }

  private ObjectNode modalities(Model model) {
    Set<String> in = new LinkedHashSet<>();
    Set<String> out = new LinkedHashSet<>();
    for (Operation operation : served(model)) {
      switch (operation.result()) {
        case RESULTS, CHOICES -> add(in, out, TEXT, IMAGE);
        case IMAGE_URL -> add(in, out, IMAGE, IMAGE);
        case VIDEO_URL -> add(in, out, TEXT, "Video");
        case TEXT, RANKING -> add(in, out, TEXT, TEXT);
        case EMBEDDINGS -> in.add(TEXT);
        case PASSED -> throw noModel();
        case TRANSCRIPTION -> add(in, out, "Audio", TEXT);
        case SOCKET -> {
          boolean speaks = !operation.places(Meaning.TEXT).isEmpty();
          add(in, out, speaks ? TEXT : "Audio", speaks ? "Audio" : TEXT);
        }
      }
    }
    if (model.field(Meaning.IMAGES).isPresent() || model.field(Meaning.IMAGE).isPresent()) {
      in.add(IMAGE);
    }
    ObjectNode facts = Json.object();
    in.forEach(facts.putArray("request_modality")::add);
    out.forEach(facts.putArray("response_modality")::add);
    return facts;
  }

  private static void add(Set<String> in, Set<String> out, String one, String other) {
    in.add(one);
    out.add(other);
  }

  private static ObjectNode lengths(Model model) {
    ObjectNode facts = Json.object();
    model
        .field(Meaning.INPUT_TOKENS)
        .flatMap(Field::fallback)
        .ifPresent(most -> facts.put("max_input_tokens", most.longValue()));
    model
        .field(Meaning.MAX_TOKENS)
        .map(Field::type)
        .ifPresent(type -> {
          if (type instanceof FieldType.Whole whole) {
            facts.put("max_output_tokens", whole.range().max());
          }
        });
    return facts;
  }

  private static ArrayNode prices(Price price) {
    ArrayNode ranges = Json.mapper().createArrayNode();
    ObjectNode usual = ranges.addObject();
    usual.put("range_name", "");
    ArrayNode prices = usual.putArray("prices");
    switch (price.unit()) {
      case IMAGE -> add(prices, "image_number", price.cny(), "每张");
      case SECOND -> add(prices, "video_duration", price.cny(), "每秒");
      case TEN_THOUSAND_CHARACTERS -> add(prices, "tts_text_number", price.cny(), "每万字符");
      case THOUSAND_TOKENS -> {
        if (price.out().isEmpty()) {
          add(prices, "embedding_token", price.cny().multiply(THOUSAND), MILLION);
        } else {
          addTokens(prices, price.cny(), price.out().get());
        }
      }
    }
    for (Price.Tier tier : price.tiers()) {
      ObjectNode range = ranges.addObject();
      range.put("range_name", "输入>" + tier.over());
      addTokens(range.putArray("prices"), tier.in(), tier.out());
    }
    return ranges;
  }

  private static void addTokens(ArrayNode prices, BigDecimal in, BigDecimal out) {
    add(prices, "input_token", in.multiply(THOUSAND), MILLION);
    add(prices, "output_token", out.multiply(THOUSAND), MILLION);
  }

  private static void add(ArrayNode prices, String type, BigDecimal price, String unit) {
    prices
        .addObject()
        .put("type", type)
        .put("price", price.stripTrailingZeros().toPlainString())
        .put("price_unit", unit);
  }

  /// How fast the model may be asked, by the vendor's rules; this server has none of its own.
  public ObjectNode quota(Model model) {
    ObjectNode facts = Json.object();
    facts.put("model", model.name());
    facts.put("workspace_id", "default");
    ObjectNode limit = facts.putObject("model_limit");
    model
        .rate()
        .ifPresent(rate -> {
          limit.put("request_limit", rate.requests());
          limit.put("request_limit_period", rate.seconds());
          limit.putNull("usage_limit");
          rate.concurrent().ifPresent(tasks -> limit.put("async_user_concurrency_limit", tasks));
        });
    facts.putNull("workspace_limit");
    return facts;
  }
}
