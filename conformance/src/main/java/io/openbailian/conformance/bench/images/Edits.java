package io.openbailian.conformance.bench.images;

import static io.openbailian.conformance.bench.images.OtherProgram.magick;
import static io.openbailian.conformance.bench.images.OtherProgram.vips;

import java.util.List;
import java.util.Map;

/// The edits that are measured.
final class Edits {
  static final List<Edit> ALL =
      List.of(
          Edit.of("super_resolution x4", "super_resolution", "")
              .with(Map.of("upscale_factor", 4.0))
              .within(1_200)
              .beside(
                  magick("-filter Lanczos -resize 400%", "-filter", "Lanczos", "-resize", "400%"),
                  vips("resize, Lanczos", "resize", "4", "--kernel", "lanczos3")),
          Edit.of("expand to 1.5 times the area", "expand", "更大的画面")
              .with(Map.of("left_scale", 1.25, "right_scale", 1.25))
              .within(4_000)
              .beside(
                  magick("-extent, a plain colour", "-gravity", "center", "-extent", "1536x1024"),
                  vips("embed, mirrored", "embed", "256", "0", "1536", "1024", "--extend=mirror")),
          Edit.of("expand to 4 times the area", "expand", "更大的画面")
              .with(
                  Map.of(
                      "left_scale", 1.5,
                      "right_scale", 1.5,
                      "top_scale", 1.5,
                      "bottom_scale", 1.5))
              .within(15_000)
              .beside(
                  magick("-extent, a plain colour", "-gravity", "center", "-extent", "2048x2048"),
                  vips(
                      "embed, mirrored", "embed", "512", "512", "2048", "2048", "--extend=mirror")),
          Edit.of("remove_watermark, two lines", "remove_watermark", "去除图像中的文字")
              .on(Samples.Form.MARKED)
              .within(1_500),
          Edit.of(
                  "stylization_all, the slowest of six styles",
                  "stylization_all",
                  "转换成法国绘本风格",
                  "转换成金箔艺术风格",
                  "转换成水墨风格",
                  "转换成油画风格",
                  "转换成素描风格",
                  "转换成水彩风格")
              .within(1_200)
              .beside(magick("-paint 4", "-paint", "4"), magick("-charcoal 2", "-charcoal", "2")),
          Edit.of(
                  "description_edit, the slowest of tone, layout and text",
                  "description_edit",
                  "变亮",
                  "变成黑白",
                  "怀旧",
                  "左右翻转",
                  "在顶部写上“春天来了”")
              .within(250)
              .beside(
                  magick("-sepia-tone 80%", "-sepia-tone", "80%"),
                  magick("-modulate 120,130", "-modulate", "120,130"),
                  vips("flip", "flip", "horizontal")),
          Edit.of(
                  "description_edit, the slowest of season, hour and weather",
                  "description_edit",
                  "变成秋天",
                  "变成夜晚",
                  "下雪",
                  "下雨",
                  "起雾")
              .within(250),
          Edit.of(
                  "description_edit, a blurred background",
                  "description_edit",
                  "blur the background")
              .within(250)
              .beside(
                  magick("-blur 0x8, the whole picture", "-blur", "0x8"),
                  vips("gaussblur, the whole picture", "gaussblur", "8")),
          Edit.of("description_edit, background replaced", "description_edit", "背景换成海边的日落"),
          Edit.of("description_edit_with_mask, erased", "description_edit_with_mask", "").inMask(),
          Edit.of("stylization_local, the subject into wood", "stylization_local", "把主体变成木板风格"),
          Edit.of("colorization", "colorization", "给照片上色")
              .on(Samples.Form.GREY)
              .beside(magick("-tint, one colour", "-fill", "blue", "-tint", "60")),
          Edit.of("doodle", "doodle", "北欧极简风格的客厅")
              .beside(magick("-canny, the lines alone", "-canny", "0x1+10%+30%")),
          Edit.of("control_cartoon_feature", "control_cartoon_feature", "卡通形象站在海边"));

  private Edits() {}
}
