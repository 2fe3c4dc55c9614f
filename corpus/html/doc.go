// Package html reads web pages and what browsers save: the article of a page as
// paragraphs and tables, without what stands around it.
//
//	doc, err := html.Read(ctx, text, html.Limits{})
//
// Read takes decoded text. Declared says which encoding the bytes of a page claim to
// have, and Unpack takes the pages out of a web archive (.mht).
//
// # What is the article
//
// go-readability names the elements that it takes for the article. heshu reads the
// smallest element that holds nearly all of them, and nearly all sentences of the page,
// so that nothing of an article is lost that readability would tidy away: a table, a
// short paragraph. In it, and in a page without an article, the following are dropped:
// what browsers do not show, navigation, lists of links and what follows 相关文章 in its
// box, and short lines about the page and not of it (来源, 浏览次数, 分享到, 打印本页).
package html
