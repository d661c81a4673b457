package io.openbailian.server.config;

import java.time.Duration;

/// What clients may keep here with the Files API.
public record FileSettings(
    @Setting(
            value = "The largest file, in bytes",
            otherwise = "157286400",
            min = 1024,
            max = 10_737_418_240L)
        long file,
    @Setting(value = "How many bytes of files one key may have", otherwise = "2147483648", min = 0)
        long perKey,
    @Setting(
            value = "How many files one key may have",
            otherwise = "10000",
            min = 1,
            max = 1_000_000)
        int perKeyFiles,
    @Setting(
            value = "How many bytes of files all keys together may have",
            otherwise = "10737418240",
            min = 0)
        long total,
    @Setting(
            value = "How many files all keys together may have",
            otherwise = "100000",
            min = 1,
            max = 10_000_000)
        int totalFiles,
    @Setting(value = "How long a file is kept", otherwise = "30d") Duration keep) {}
