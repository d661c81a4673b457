package io.openbailian.conformance.wire;

/// What the scripted engine says in the tests of text: words for every case of the wire.
public final class TextScript {
  public static final String RULES =
      """
      [{when: {prompt: hello}, reply: [Hel, lo, {usage: {input: 22, output: 2}}]},
       {when: {prompt: thinking}, reply: [{reasoning: Hm.}, Four.]},
       {when: {prompt: weather}, reply: [{tool: {id: call_a, name: get_weather, arguments: ['{"city":', '"杭州"}']}},
         {tool: {name: get_time, arguments: {zone: Asia/Shanghai, offset: 8}}}]},
       {when: {prompt: long}, reply: [One two, {finish: length}]},
       {when: {prompt: breaks}, reply: [Once, {fail: {code: DataInspectionFailed,
         message: Output data may contain inappropriate content.}}]},
       {when: {prompt: endless}, reply: [One, {after: 1h}, two]},
       {when: {prompt: forbidden}, fail: DataInspectionFailed},
       {when: {prompt: busy}, fail: Throttling.RateQuota},
       {when: {prompt: broken}, fail: InternalError.Algo},
       {when: {prompt: some}, items: [ok, fail], reply: 好的}]\
      """;

  private TextScript() {}
}
