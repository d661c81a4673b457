package io.openbailian.server.config;

import java.time.Duration;

/// What a request may cost.
public record LimitSettings(
    @Setting(
            value = "The largest body of a request in bytes",
            otherwise = "67108864",
            min = 1024,
            max = 1_073_741_824)
        int body,
    @Setting(value = "How long a client may be silent within a request", otherwise = "30s")
        Duration idle,
    @Setting(
            value = "How long the head of a request may take, from its first byte to its last",
            otherwise = "10s")
        Duration headTime,
    @Setting(
            value = "How long a body may be waited for in all, however steadily it comes",
            otherwise = "15m")
        Duration bodyTime,
    @Setting(
            value =
                "How many bytes a second a client sends at least while it is waited for, and"
                    + " takes of an answer",
            otherwise = "4096",
            min = 0,
            max = 1_073_741_824)
        int pace,
    @Setting(value = "The time over which limits.pace is measured", otherwise = "20s")
        Duration paceOver,
    @Setting(
            value =
                "How long a body that has come waits for memory that other requests of its key"
                    + " hold",
            otherwise = "2m")
        Duration bodyWait,
    @Setting(
            value =
                "How many bytes of bodies may lie on the disk while they come in, those of one"
                    + " key at most half of it",
            otherwise = "4294967296",
            min = 1 << 20)
        long spool,
    @Setting(
            value =
                "How many changes that callers ask for may wait for the database before more get"
                    + " 503, and an eighth as many lists",
            otherwise = "4096",
            min = 1,
            max = 1_000_000)
        int changes,
    @Setting(
            value =
                "How many connections may be open; above it the one that was idle longest is"
                    + " closed, of the address that has most. Never more than the open files of"
                    + " the process allow",
            otherwise = "100000",
            min = 16)
        int connections,
    @Setting(
            value = "How many WebSockets may be open, those of one key at most half of them",
            otherwise = "4096",
            min = 4)
        int sockets) {}
