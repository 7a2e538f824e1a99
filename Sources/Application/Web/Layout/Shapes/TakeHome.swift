/// What of a page can be taken along as a file.
struct TakeHome {
    let files: [Frame.Link]
}
