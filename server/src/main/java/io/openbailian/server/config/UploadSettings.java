package io.openbailian.server.config;

/// What clients may leave here for two days.
public record UploadSettings(
    @Setting(
            value = "The largest file that may be uploaded, in bytes",
            otherwise = "104857600",
            min = 1024,
            max = 10_737_418_240L)
        long file,
    @Setting(
            value = "How many bytes one key may have uploaded at a time",
            otherwise = "1073741824",
            min = 0)
        long perKey,
    @Setting(
            value = "How many bytes all keys together may have uploaded at a time",
            otherwise = "10737418240",
            min = 0)
        long total) {}
