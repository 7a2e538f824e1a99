#pragma once

/// How often this thread has allocated memory since it began.
unsigned long allocations(void);
