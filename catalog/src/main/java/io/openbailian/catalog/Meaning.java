package io.openbailian.catalog;

/// The meanings a field can carry that code knows by name; the catalogue may hold more.
public final class Meaning {
  public static final String PROMPT = "prompt";
  public static final String NEGATIVE_PROMPT = "negative_prompt";
  public static final String SIZE = "size";
  public static final String N = "n";
  public static final String SEED = "seed";
  public static final String PROMPT_EXTEND = "prompt_extend";
  public static final String WATERMARK = "watermark";

  private Meaning() {}
}
