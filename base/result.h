// Errors are values: a function that can fail for an outside reason returns Result<T>.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace base {

enum class ErrorKind {
    invalid,  // the input is not what it must be; asking again with the same input is useless
    not_found,
    unavailable,  // a device, a file or a peer that may come back
    timeout,
    network,
    protocol,  // a peer answered something that is not the protocol
    refused,   // a peer understood and said no
    disk_full,
    io,
    corrupt,
    internal,
};

// What went wrong, in words for a log, never for a visitor.
struct Error {
    ErrorKind kind = ErrorKind::internal;
    std::string text;
    std::string place;  // the operation that failed, e.g. "store.commit"
};

const char* to_string(ErrorKind kind);
std::string describe(const Error& error);  // "io at store.commit: disk I/O error"

// Either a value or an Error. Reading the wrong side is a programming error and asserts.
template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : either_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : either_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return either_.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value() & { return std::get<0>(either_); }
    const T& value() const& { return std::get<0>(either_); }
    T&& value() && { return std::get<0>(std::move(either_)); }
    T value_or(T other) const& { return ok() ? value() : std::move(other); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const& { return std::get<1>(either_); }
    Error&& error() && { return std::get<1>(std::move(either_)); }

  private:
    std::variant<T, Error> either_;
};

template <>
class [[nodiscard]] Result<void> {
  public:
    Result() = default;
    Result(Error error) : error_(std::move(error)), failed_(true) {}

    bool ok() const { return !failed_; }
    explicit operator bool() const { return ok(); }
    const Error& error() const {
        assert(failed_);
        return error_;
    }

  private:
    Error error_;
    bool failed_ = false;
};

using Status = Result<void>;

}  // namespace base
